/** A program that links every class of driver jars, and a small agent of its own that keeps what Rowtally's made of them. */
package io.rowtally.it.link;
