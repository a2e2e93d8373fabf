/**
 * A small company register as a municipal bureau of commerce has had it for fifteen years: servlets, hand-written JDBC,
 * a login form. It is the application under watch and knows nothing of who watches.
 */
package io.rowtally.demo.registry;
