/** The harness: real JVMs, JDKs and servers for the tests. */
package io.rowtally.it.harness;
