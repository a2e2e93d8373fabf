/**
 * The JVM under the agent: many threads, modules, loaders that come and go, starts, other agents. Everyday on a few JDKs and
 * in small numbers; in full, on all that are there, in the profile {@code jvms}.
 */
package io.rowtally.it.jvm;
