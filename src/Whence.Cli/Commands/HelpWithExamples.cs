using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Whence.Cli.Commands;

/// <summary>Help that teaches: the generated help of a command, then its examples.</summary>
internal sealed class HelpWithExamples(HelpAction generated, string examples) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    /// <summary>Gives <paramref name="command"/> a help option that ends with <paramref name="examples"/>.</summary>
    public static void AddTo(Command command, string examples)
    {
        HelpOption help = new();
        help.Action = new HelpWithExamples((HelpAction)help.Action!, examples);
        command.Add(help);
    }

    public override int Invoke(ParseResult parseResult)
    {
        int code = generated.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(examples);
        return code;
    }
}
