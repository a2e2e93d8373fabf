/** Exact counts on real drivers and pools. */
package io.rowtally.it.drivers;
