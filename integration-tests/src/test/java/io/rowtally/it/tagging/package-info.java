/** What the operator says about columns, in a JVM that runs. */
package io.rowtally.it.tagging;
