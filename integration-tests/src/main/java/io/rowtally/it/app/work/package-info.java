/**
 * Programs whose work no servlet request begins: jobs, messages, remote calls. Each kind of work reads a
 * {@link io.rowtally.it.app.work.Ward} of its own, so that a test sees from the database whose rows are whose.
 */
package io.rowtally.it.app.work;
