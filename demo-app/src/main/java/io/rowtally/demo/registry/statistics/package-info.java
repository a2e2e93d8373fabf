/** Counts without persons: the start page, the statistics page, and the database's own statistics for its keeper. */
package io.rowtally.demo.registry.statistics;
