/** Users in the session that had better not be asked. */
package io.rowtally.it.app.web.odd;
