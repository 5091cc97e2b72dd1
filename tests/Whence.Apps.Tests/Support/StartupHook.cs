using System.Net;
using System.Net.Sockets;

/// <summary>
/// Code of a stranger in the real child program: the runtime calls it before <c>Main</c> when DOTNET_STARTUP_HOOKS names this assembly.
/// Once the file "go" is there it tries to reach a port of this machine, and writes what came of it into the file "told".
/// </summary>
#pragma warning disable MA0047 // The runtime looks for it outside of any namespace.
internal static class StartupHook
#pragma warning restore MA0047
{
    public const string Folder = "WHENCE_HOOK_FOLDER", Port = "WHENCE_HOOK_PORT";

    public static void Initialize()
    {
        string folder = Environment.GetEnvironmentVariable(Folder)!;
        int port = int.Parse(Environment.GetEnvironmentVariable(Port)!, System.Globalization.CultureInfo.InvariantCulture);
        // This thread is older than what the program does about itself.
        new Thread(() =>
        {
            while (!File.Exists(Path.Combine(folder, "go"))) Thread.Sleep(10);
            List<string> told =
            [
                "old thread: " + Try(AddressFamily.InterNetwork, new IPEndPoint(IPAddress.Loopback, port)),
                "unix: " + Try(AddressFamily.Unix, new UnixDomainSocketEndPoint(Path.Combine(folder, "socket"))),
            ];
            Thread later = new(() => told.Add("new thread: " + Try(AddressFamily.InterNetwork, new IPEndPoint(IPAddress.Loopback, port))));
            later.Start();
            later.Join();
            foreach (string name in Environment.GetEnvironmentVariables().Keys) told.Add("variable: " + name);
            File.WriteAllLines(Path.Combine(folder, "telling"), told);
            File.Move(Path.Combine(folder, "telling"), Path.Combine(folder, "told"));
        })
        { IsBackground = true }.Start();
    }

    private static string Try(AddressFamily family, EndPoint to)
    {
        try
        {
            using Socket socket = new(family, SocketType.Stream, ProtocolType.Unspecified);
            socket.Connect(to);
            return "connected";
        }
        catch (SocketException e)
        {
            return e.SocketErrorCode.ToString();
        }
    }
}
