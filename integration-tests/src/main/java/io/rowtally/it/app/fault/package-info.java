/** Programs that go on reading while a test takes their log away, and that read as more users and shapes than the agent keeps apart. */
package io.rowtally.it.app.fault;
