/** Clerks who are served one after the other, or at once, on statements that they share without knowing it. */
package io.rowtally.it.app.pools.clerks;
