/** Work that no servlet request begins: jobs of real schedulers, messages of a real broker, calls of other JVMs, what is done as a subject. */
package io.rowtally.it.work;
