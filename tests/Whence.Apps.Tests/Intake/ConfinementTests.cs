using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Whence.Apps.Tests.Support;
using Whence.Store.Intake;
using Whence.Store.Intake.Isolation;

namespace Whence.Apps.Tests.Intake;

/// <summary>What the child that reads PDF, archives and mail is kept from, tried by code that runs in the real one.</summary>
public sealed class ConfinementTests
{
    [Fact]
    public void S43_The_child_reaches_no_port_of_this_machine_or_another()
    {
        Assert.SkipUnless(NetworkBan.IsPossible, "This system has no filter of system calls that a user may set.");
        using TcpListener here = new(IPAddress.Loopback, 0);
        here.Start();
        using (TcpClient visitor = new())
        {
            visitor.Connect((IPEndPoint)here.LocalEndpoint);
            here.AcceptTcpClient().Dispose();
        }

        string[] told = Told(((IPEndPoint)here.LocalEndpoint).Port);
        Assert.Contains("old thread: AccessDenied", told);
        Assert.Contains("new thread: AccessDenied", told);
        Assert.Contains("unix: AccessDenied", told);
        Assert.False(here.Pending());
    }

    [Fact]
    public void S43_The_child_is_told_of_the_environment_only_what_a_runtime_needs()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The program that adds to the environment of the child is one of Unix.");
        Environment.SetEnvironmentVariable("WHENCE_TEST_SECRET", "a word that is nobody's business");
        string[] needed = ["PATH", "DOTNET_ROOT", "TEMP", "TMP", "TMPDIR", "LD_LIBRARY_PATH", "DOTNET_GCHeapHardLimit", "DOTNET_gcConcurrent", "DOTNET_DbgEnableMiniDump", "DOTNET_EnableDiagnostics"];
        string[] ofThisTest = ["DOTNET_STARTUP_HOOKS", StartupHook.Folder, StartupHook.Port];
        string[] variables = [.. Told(1).Where(line => line.StartsWith("variable: ", StringComparison.Ordinal)).Select(line => line["variable: ".Length..])];
        Assert.Contains("DOTNET_GCHeapHardLimit", variables);
        Assert.Empty(variables.Except(needed).Except(ofThisTest));
    }

    /// <summary>What code in the child found out after it had read a first message.</summary>
    private static string[] Told(int port)
    {
        using TemporaryFolder folder = new();
        using ChildProgram program = new("env",
        [
            "DOTNET_STARTUP_HOOKS=" + typeof(StartupHook).Assembly.Location, $"{StartupHook.Folder}={folder.FullName}", string.Create(CultureInfo.InvariantCulture, $"{StartupHook.Port}={port}"),
            "dotnet", Path.Combine(AppContext.BaseDirectory, "Whence.Cli.dll"), ChildProgram.Argument,
        ]);
        string mail = folder.Write("one.eml", "From: Harbour Post <desk@post.example>\r\nSubject: Bridge to close\r\nDate: Mon, 10 Mar 2031 08:00:00 +0000\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nThe bridge will close in May, the mayor said on Monday.\r\n");
        Assert.IsType<InputResult.Loaded>(Assert.Single(new InputPages(new InputOptions()) { Program = program }.Of(mail)));
        folder.Write("go", "");
        string told = Path.Combine(folder.FullName, "told");
        Assert.True(SpinWait.SpinUntil(() => File.Exists(told), TimeSpan.FromSeconds(30)));
        return File.ReadAllLines(told);
    }
}
