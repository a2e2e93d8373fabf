/** Work that no servlet request begins, on real schedulers. */
package io.rowtally.it.work;
