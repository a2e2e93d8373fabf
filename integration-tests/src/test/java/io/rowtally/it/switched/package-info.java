/** How the agent is doing, and how it is switched off, on and about while the application runs. */
package io.rowtally.it.switched;
