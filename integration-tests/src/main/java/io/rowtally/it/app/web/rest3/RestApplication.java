package io.rowtally.it.app.web.rest3;

import jakarta.ws.rs.core.Application;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** The filter and the pages, for whichever framework serves them. */
public final class RestApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return new LinkedHashSet<>(Arrays.asList(RestLogin.class, RestPages.class));
    }
}
