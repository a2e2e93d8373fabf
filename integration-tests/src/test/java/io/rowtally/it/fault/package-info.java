/**
 * Where parts of the agent, its directory or its clock are missing, broken or attacked, the application does not notice, and no row is
 * lost; and so under as many users, texts and rows as are promised.
 */
package io.rowtally.it.fault;
