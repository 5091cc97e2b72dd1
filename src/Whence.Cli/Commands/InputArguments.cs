using System.CommandLine;
using Whence.Articles;
using Whence.Store.Intake;

namespace Whence.Cli.Commands;

/// <summary>The arguments and options by which commands name their inputs: one list, the same in every command.</summary>
internal sealed class InputArguments
{
    public Argument<string[]> Inputs { get; } = new("FILE")
    {
        Description = "Files of text or HTML, - for standard input, or a URL",
        Arity = ArgumentArity.OneOrMore,
    };

    public Option<string?> Outlet { get; } = new("--outlet") { Description = "Who published it, when the input cannot say", HelpName = "NAME" };

    public Option<string?> Published { get; } = new("--published") { Description = "When it was published: 2012-12-02, or with time and offset", HelpName = "DATE" };

    public Option<string?> Url { get; } = new("--url") { Description = "Where it was published", HelpName = "URL" };

    public Option<string> Format { get; } = new("--format")
    {
        Description = "What the inputs are",
        DefaultValueFactory = _ => "detect",
    };

    public Option<bool> Meta { get; } = new("--meta") { Description = "Read FILE.meta.json beside each file: outlet, published, url, headline" };

    public InputArguments()
    {
        Format.AcceptOnlyFromAmong("detect", "text", "html");
        Published.Validators.Add(result =>
        {
            string? value = result.GetValueOrDefault<string?>();
            if (value is not null && !IsDate(value))
            {
                result.AddError($"--published {value}: not a date; write it as 2012-12-02 or 2012-12-02T08:30+09:00");
            }
        });
    }

    public void AddTo(Command command)
    {
        command.Add(Inputs);
        command.Add(Outlet);
        command.Add(Published);
        command.Add(Url);
        command.Add(Format);
        command.Add(Meta);
    }

    public InputOptions Options(ParseResult parsed) => new()
    {
        Given = new GivenFacts
        {
            Outlet = parsed.GetValue(Outlet),
            Published = parsed.GetValue(Published),
            Url = parsed.GetValue(Url),
        },
        Format = parsed.GetValue(Format) switch
        {
            "text" => PageFormat.Text,
            "html" => PageFormat.Html,
            _ => PageFormat.Detect,
        },
        ReadSidecars = parsed.GetValue(Meta),
    };

    private static bool IsDate(string value) =>
        value.Length >= 10
        && DateOnly.TryParseExact(value.AsSpan(0, 10), "yyyy-MM-dd", out _)
        && (value.Length == 10 || DateTimeOffset.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _));
}
