package-unsafe = The package holds a file that must not be in it: { $name }. Nothing of it was used. Build the report again.
package-too-large = The package is larger than { $limit } MB, or holds more than { $members } files. Build the report in fewer formats.
package-unreadable = The package of this report cannot be read. Build the report again and submit it anew.
package-no-folder = There is no folder { $path }. Name the folder that holds the specification and the built report.
