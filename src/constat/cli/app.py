"""All commands together, and what becomes of an error: its message to people, its exit code to programs."""

from __future__ import annotations

import sys

import click

from constat.cli import (
    alert,
    claim,
    coverage,
    dataset,
    demo,
    effect,
    evidence,
    figure,
    forecast,
    gazetteer,
    link,
    offices,
    record,
    register,
    report,
    start,
    watch,
    workspace,
)
from constat.cli.saying import say, warn
from constat.errors import ConstatError


@click.group(help=say("help"), context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.option("--language", type=click.Choice(["en", "fr"]), help=say("help-language"))
def app(language: str | None) -> None:
    """The language is chosen in `constat.cli.main`, before help texts are made; here it is only checked."""
    del language


for command in (
    *(workspace.init, workspace.doctor, workspace.serve, start.start, workspace.version, demo.demo),
    *(dataset.group, figure.group, claim.group, report.group, gazetteer.group, coverage.group, link.group, forecast.group, watch.group, alert.group),
    *(effect.group,),
    *(register.group, record.source, record.statement, record.incident, record.finding, record.consent, record.record),
    *(evidence.group, evidence.freeze, offices.bundle, offices.key, offices.user, offices.erase, offices.backup),
):
    app.add_command(command)


def run(arguments: list[str]) -> None:
    """Runs the command of these arguments and exits. A `ConstatError` is said, never shown as a traceback."""
    from constat import settings

    try:
        settings.check()
        sys.exit(app.main(arguments, prog_name="constat", standalone_mode=False) or 0)
    except ConstatError as fault:
        warn(fault.say())
        sys.exit(fault.exit_code)
    except click.exceptions.NoArgsIsHelpError as help_asked:
        print(help_asked.format_message())
        sys.exit(0)
    except click.ClickException as fault:
        fault.show()
        sys.exit(2)
    except (KeyboardInterrupt, click.exceptions.Abort):
        warn(say("interrupted"))
        sys.exit(130)
    except BrokenPipeError:
        # Whoever read the output has gone (`| head`): no reason to complain.
        sys.stderr.close()
        sys.exit(0)
