package io.rowtally.it.app.jvm.osgi;

import java.io.File;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.FrameworkFactory;

/** Starts the framework on the class path, installs bundles, starts them in their order and stops. */
public final class Framework {

    private Framework() {}

    /** @param arguments the bundles' jars */
    public static void main(String[] arguments) throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put(Constants.FRAMEWORK_STORAGE, new File("bundles").getAbsolutePath());
        settings.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        org.osgi.framework.launch.Framework framework =
                ServiceLoader.load(FrameworkFactory.class).iterator().next().newFramework(settings);
        framework.start();
        List<Bundle> bundles = new ArrayList<>();
        for (String jar : arguments) {
            bundles.add(framework
                    .getBundleContext()
                    .installBundle(new File(jar).toURI().toString()));
        }
        for (Bundle bundle : bundles) {
            bundle.start();
        }
        framework.stop();
        framework.waitForStop(0);
    }
}
