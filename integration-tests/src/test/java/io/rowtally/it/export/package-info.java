/** What other tools get of a real log: the command line of the packaged jar. */
package io.rowtally.it.export;
