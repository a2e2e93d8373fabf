/** An everyday application of Spring Boot. Names no servlet API, so that the same classes run on Boot 2.7 and 3. */
package io.rowtally.it.app.web.boot;
