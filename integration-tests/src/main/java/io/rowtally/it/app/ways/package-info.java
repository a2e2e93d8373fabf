/** Ways to move and read that not every driver has, and what a program that uses them has read by its own books. */
package io.rowtally.it.app.ways;
