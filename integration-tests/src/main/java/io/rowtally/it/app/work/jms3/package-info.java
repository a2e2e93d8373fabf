/** Listeners of Jakarta Messaging 3. */
package io.rowtally.it.app.work.jms3;
