/** Where parts of the agent or its directory are missing or broken, the application does not notice. */
package io.rowtally.it.fault;
