package io.rowtally.it.link;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;

/** The loader of one driver jar and of what that needs: several versions of one driver lie side by side in one JVM. */
final class JarLoader extends URLClassLoader {
    final File jar;

    JarLoader(File jar, File... needed) throws MalformedURLException {
        super(urls(jar, needed), ClassLoader.getSystemClassLoader().getParent());
        this.jar = jar;
    }

    private static URL[] urls(File jar, File... needed) throws MalformedURLException {
        URL[] urls = new URL[1 + needed.length];
        urls[0] = jar.toURI().toURL();
        for (int i = 0; i < needed.length; i++) {
            urls[i + 1] = needed[i].toURI().toURL();
        }
        return urls;
    }
}
