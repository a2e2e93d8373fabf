/** An old application of Struts 2 that keeps its user in the session, in classes that 2.3 and 2.5 take. */
package io.rowtally.it.app.web.struts;
