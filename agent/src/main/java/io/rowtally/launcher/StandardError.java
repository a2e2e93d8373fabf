package io.rowtally.launcher;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;

/** One line on the process's standard error itself: an application may have put its log behind {@code System.err}. */
final class StandardError {

    private StandardError() {}

    static void line(String text) {
        try {
            new FileOutputStream(FileDescriptor.err).write((text + System.lineSeparator()).getBytes("UTF-8"));
        } catch (SecurityException e) {
            System.err.println(text);
        } catch (IOException e) {
            // nobody is listening
        }
    }
}
