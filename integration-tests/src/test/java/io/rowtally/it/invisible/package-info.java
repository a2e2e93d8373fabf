/** The agent leaves no trace in what the application does, and no value in what it writes. */
package io.rowtally.it.invisible;
