/** The agent attached to JVMs that run already, by its own command. */
package io.rowtally.it.attach;
