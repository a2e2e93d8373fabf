/**
 * Pools and wrappers between a program and its driver, by name and one upon another, and what is read through them. Pools
 * are made by reflection from their bean properties, so that one program runs any version of any of them.
 */
package io.rowtally.it.app.pools;
