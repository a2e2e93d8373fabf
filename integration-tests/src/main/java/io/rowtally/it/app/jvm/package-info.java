/**
 * Programs that try a JVM itself: many threads, modules, loaders that come and go, other agents beside ours. Each keeps
 * its own books in a {@link io.rowtally.it.app.jvm.Register}.
 */
package io.rowtally.it.app.jvm;
