package org.venue.kiosk.ui.window;

import java.lang.reflect.Method;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/// Sends each test method to a child JVM that has a display, and leaves the methods around it to
/// that JVM too. A JVM reads `DISPLAY` once at its start, so the test's own JVM cannot get one.
final class DisplayExtension implements ExecutionCondition, InvocationInterceptor {
  private static final AtomicBoolean SAID = new AtomicBoolean();

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (WindowJvm.isThis()) {
      return ConditionEvaluationResult.enabled("has a display");
    }
    return Display.missing()
        .map(why -> {
          // The console shows the number of skipped tests, never the reason.
          if (SAID.compareAndSet(false, true)) {
            System.out.println("Window tests " + why);
          }
          return ConditionEvaluationResult.disabled(why);
        })
        .orElseGet(() -> ConditionEvaluationResult.enabled("can have a display"));
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    if (WindowJvm.isThis()) {
      invocation.proceed();
      return;
    }
    invocation.skip();
    try (Display display = Display.open()) {
      WindowJvm.run(context.getRequiredTestClass(), context.getRequiredTestMethod(), display);
    }
  }

  @Override
  public void interceptBeforeAllMethod(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext c)
      throws Throwable {
    onlyInChild(invocation);
  }

  @Override
  public void interceptBeforeEachMethod(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext c)
      throws Throwable {
    onlyInChild(invocation);
  }

  @Override
  public void interceptAfterEachMethod(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext c)
      throws Throwable {
    onlyInChild(invocation);
  }

  @Override
  public void interceptAfterAllMethod(
      Invocation<Void> invocation, ReflectiveInvocationContext<Method> call, ExtensionContext c)
      throws Throwable {
    onlyInChild(invocation);
  }

  private static void onlyInChild(Invocation<Void> invocation) throws Throwable {
    if (WindowJvm.isThis()) {
      invocation.proceed();
    } else {
      invocation.skip();
    }
  }
}
