/** Programs that read while the agent is switched off and on. */
package io.rowtally.it.app.switched;
