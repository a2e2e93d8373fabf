/** An old application of Spring MVC that keeps its user in the session, in classes that Spring has taken since 3. */
package io.rowtally.it.app.web.mvc;
