/**
 * Result sets that call themselves as real drivers do whose servers no build can start: Oracle's, Microsoft's, and those that
 * write through a set.
 */
package io.rowtally.it.app.own;
