@echo off
rem Starts Constat on Windows: finds a Python 3.11 or newer and hands over to start.py. No administrator is needed.
rem Only ASCII here: cmd reads this file in the code page of the machine, whatever it is.
setlocal EnableExtensions DisableDelayedExpansion
chcp 65001 >nul
title Constat
set "PYTHONUTF8=1"
rem The Python install manager would fetch a version that is only asked for.
set "PYTHON_MANAGER_AUTOMATIC_INSTALL=false"
set "CODE=1"

if not exist "%~dp0start.py" goto unpack

set "FOUND="
for %%V in (3.13 3.12 3.11 3.14) do if not defined FOUND call :try py -%%V
if not defined FOUND call :try python
if not defined FOUND call :try python3
if not defined FOUND goto nothing

%FOUND% "%~dp0start.py" %*
set "CODE=%ERRORLEVEL%"
if "%CODE%"=="0" goto end
goto stay

:try
%* -c "import sys; sys.exit(sys.version_info < (3, 11))" >nul 2>&1
if "%ERRORLEVEL%"=="0" set "FOUND=%*"
exit /b 0

:unpack
echo.
echo Le fichier start.py manque ici : extrayez toute l'archive dans un dossier, puis relancez Constat.bat dans ce dossier.
echo The file start.py is missing here: extract the whole archive into a folder, then start Constat.bat in that folder.
goto stay

:nothing
echo.
echo Aucun Python 3.11 ou suivant sur ce portable. Installez-le pour votre seul compte (sans administrateur), puis relancez.
echo There is no Python 3.11 or newer on this laptop. Install it for your account alone (without an administrator), then start again.

:stay
echo.
echo Appuyez sur une touche pour fermer / Press a key to close
pause >nul

:end
exit /b %CODE%
