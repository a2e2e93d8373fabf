package io.rowtally.it.app.view;

import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.ResponseCache;
import java.security.Provider;
import java.security.Security;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import javax.management.MBeanServerFactory;

/** What is set once for the whole JVM. */
final class Jvm {

    private Jvm() {}

    static void look(View view) {
        for (Map.Entry<Object, Object> property : new TreeMap<>(System.getProperties()).entrySet()) {
            view.line("property " + property.getKey(), property.getValue());
        }
        for (Map.Entry<String, String> variable : new TreeMap<>(System.getenv()).entrySet()) {
            view.line("variable " + variable.getKey(), variable.getValue());
        }
        for (Provider provider : Security.getProviders()) {
            view.line("security provider", provider.getName());
        }
        view.line("standard output", System.out.getClass());
        view.line("standard error", System.err.getClass());
        view.line("standard input", System.in.getClass());
        view.line("locale", Locale.getDefault());
        view.line("time zone", TimeZone.getDefault().getID());
        view.line("security manager", System.getSecurityManager());
        view.line("cookies", CookieHandler.getDefault());
        view.line("response cache", ResponseCache.getDefault());
        view.line("proxies", ProxySelector.getDefault().getClass());
        view.line("assertions", View.class.desiredAssertionStatus());
        view.line("MBean servers", MBeanServerFactory.findMBeanServer(null).size());
        logging(view);
    }

    private static void logging(View view) {
        LogManager manager = LogManager.getLogManager();
        view.line("log manager", manager.getClass());
        Logger root = manager.getLogger("");
        view.line("level of the root logger", root.getLevel());
        for (Handler handler : root.getHandlers()) {
            view.line("handler of the root logger", handler.getClass());
        }
        for (String name : java.util.Collections.list(manager.getLoggerNames())) {
            view.line("logger", name);
        }
    }
}
