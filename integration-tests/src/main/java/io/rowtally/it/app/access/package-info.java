/** Programs that run where a SecurityManager rules. */
package io.rowtally.it.app.access;
