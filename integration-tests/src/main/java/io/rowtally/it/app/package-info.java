/** Programs that run under the agent in JVMs of their own. Java 8; they know nothing of the agent and count for themselves. */
package io.rowtally.it.app;
