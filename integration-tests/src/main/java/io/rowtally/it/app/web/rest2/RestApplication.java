package io.rowtally.it.app.web.rest2;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.ws.rs.core.Application;

/** The filter and the pages, for whichever framework serves them. */
public final class RestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return new LinkedHashSet<>(Arrays.asList(RestLogin.class, RestPages.class));
    }
}
