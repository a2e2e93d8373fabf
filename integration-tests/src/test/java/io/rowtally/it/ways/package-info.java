/** Every way that real drivers have to move and to read is counted to the row and the cell. */
package io.rowtally.it.ways;
