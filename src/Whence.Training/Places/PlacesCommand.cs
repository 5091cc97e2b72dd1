using System.CommandLine;
using System.Diagnostics;
using Whence.Mentions;
using Whence.Places;
using Whence.Places.Names;
using Whence.Syntax;
using Whence.Tokens;
using Whence.Training.Places.Compile;
using Whence.Training.Places.Train;

namespace Whence.Training.Places;

/// <summary><c>whence-train places compile | train | score</c>.</summary>
internal static class PlacesCommand
{
    private static readonly Tokenizer s_tokenizer = new();
    private static readonly Parser s_parser = Parser.FromResource();
    private static readonly MentionFinder s_mentionFinder = MentionFinder.FromResource();

    /// <summary>Without a trained name finder its mentions are no evidence.</summary>
    private static readonly bool s_names = typeof(MentionFinder).Assembly.GetManifestResourceInfo("mentions.bin") is not null;

    public static Command Create()
    {
        var places = new Command("places", "Gazetteer, toponyms and relative locations.");
        places.Subcommands.Add(Compile());
        places.Subcommands.Add(Train());
        places.Subcommands.Add(Score());
        places.Subcommands.Add(Cross());
        return places;
    }

    private static Command Compile()
    {
        var packages = new Option<DirectoryInfo>("--packages") { Description = "Folder that fetch-packages.sh filled.", Required = true };
        var output = new Option<FileInfo>("--output") { Description = "The places.bin to write.", DefaultValueFactory = _ => new FileInfo("models/places.bin") };
        var command = new Command("compile", "Compiles the gazetteer from registry packages; weights of an older places.bin at the output are kept.") { packages, output };
        command.SetAction(result =>
        {
            string path = result.GetValue(output)!.FullName;
            byte[] file = new GazetteerCompiler(result.GetValue(packages)!.FullName).Compile();
            if (File.Exists(path)) file = KeepWeights(file, path);
            File.WriteAllBytes(path, file);
            long start = Stopwatch.GetTimestamp();
            var gazetteer = new Gazetteer(file);
            int found = gazetteer.Find("Tokyo").Count;
            Console.WriteLine($"{path}: {file.Length:N0} bytes, {gazetteer.RowCount:N0} places; first look-up ({found} referents) after {Stopwatch.GetElapsedTime(start).TotalMilliseconds:F1} ms");
            for (var s = GazetteerSection.Header; s < GazetteerSection.Count; s++) Console.WriteLine($"  {s,-12} {gazetteer.Section(s).Length,10:N0}");
            return 0;
        });
        return command;
    }

    private static Command Train()
    {
        Option<DirectoryInfo> corpora = Corpora();
        Option<FileInfo> model = Model();
        var all = new Option<bool>("--all") { Description = "Train on every document; without it every fifth one is left out." };
        var command = new Command("train", "Trains recogniser and resolver on LGL and GeoWebNews and writes their weights into places.bin.") { corpora, model, all };
        command.SetAction(result =>
        {
            string path = result.GetValue(model)!.FullName;
            byte[] file = File.ReadAllBytes(path);
            var gazetteer = new Gazetteer(file);
            List<GoldDocument> lgl = Gold(result.GetValue(corpora)!, "lgl"), web = Gold(result.GetValue(corpora)!, "geowebnews");
            List<GoldDocument> documents = [.. lgl.Concat(web).Where(d => result.GetValue(all) || !d.IsHeldOut)];
            Console.WriteLine($"training on {documents.Count} documents");
            file = WithWeights(file, gazetteer, [.. documents.Select(Lay)], [.. web.Select(Lay)], result.GetValue(all));
            File.WriteAllBytes(path, file);
            ScoreAll(new Gazetteer(file), result.GetValue(corpora)!, errors: null);
            return 0;
        });
        return command;
    }

    private static byte[] WithWeights(byte[] file, Gazetteer gazetteer, List<LaidDocument> documents, List<LaidDocument> web, bool all) =>
        GazetteerWriter.With(file, new Dictionary<GazetteerSection, byte[]>
        {
            [GazetteerSection.Recognition] = new RecognitionTrainer(gazetteer).Train(documents),
            [GazetteerSection.Resolution] = new ResolutionTrainer(gazetteer).Train([.. documents.Select(d => d.Gold)]),
            [GazetteerSection.Use] = new UseTrainer(gazetteer).Train(web, all),
        });

    /// <summary>Trains on three quarters of the publishers and scores on the last, four times: what a paper never seen costs. The fold left out takes no part.</summary>
    private static Command Cross()
    {
        Option<DirectoryInfo> corpora = Corpora();
        Option<FileInfo> model = Model();
        var errors = new Option<string?>("--errors") { Description = "File that takes the errors." };
        var command = new Command("cross", "Cross-validates over publishers, without the fold that is never trained on.") { corpora, model, errors };
        command.SetAction(result =>
        {
            byte[] file = File.ReadAllBytes(result.GetValue(model)!.FullName);
            var gazetteer = new Gazetteer(file);
            List<LaidDocument> lgl = [.. Gold(result.GetValue(corpora)!, "lgl").Where(d => !d.IsHeldOut).Select(Lay)], web = [.. Gold(result.GetValue(corpora)!, "geowebnews").Where(d => !d.IsHeldOut).Select(Lay)];
            PlaceScores local = new(), wide = new(), localGiven = new(), wideGiven = new();
            for (int part = 0; part < 4; part++)
            {
                bool Out(LaidDocument d) => d.Gold.Publisher.Sum(c => c) % 4 == part;
                var finder = new PlaceFinder(new Gazetteer(WithWeights(file, gazetteer, [.. lgl.Concat(web).Where(d => !Out(d))], [.. web.Where(d => !Out(d))], all: true)));
                foreach (LaidDocument d in lgl.Concat(web).Where(Out))
                {
                    bool isWeb = web.Contains(d);
                    (isWeb ? wide : local).Add(d.Gold, finder.Find(d.Gold.Article, d.Tokens, d.Syntax, d.Mentions));
                    (isWeb ? wideGiven : localGiven).Add(d.Gold, finder.Resolve(d.Gold.Article, [.. d.Gold.Places.OrderBy(p => p.Span).Select(p => p.Span)]));
                }
            }

            Console.WriteLine($"lgl, other publishers: {local}\nlgl, gold spans: {localGiven}\ngeowebnews, other publishers: {wide}\ngeowebnews, gold spans: {wideGiven}");
            if (result.GetValue(errors) is { } path) File.WriteAllLines(path, [.. local.Errors.Select(e => "lgl " + e), .. wide.Errors.Select(e => "web " + e), .. localGiven.Errors.Select(e => "lglgold " + e), .. wideGiven.Errors.Select(e => "webgold " + e)]);
            return 0;
        });
        return command;
    }

    private static Command Score()
    {
        Option<DirectoryInfo> corpora = Corpora();
        Option<FileInfo> model = Model();
        var errors = new Option<string?>("--errors") { Description = "File that takes the errors, those of the fold left out excepted." };
        var command = new Command("score", "Scores recognition and resolution on LGL and GeoWebNews, the fold left out apart.") { corpora, model, errors };
        command.SetAction(result =>
        {
            ScoreAll(new Gazetteer(File.ReadAllBytes(result.GetValue(model)!.FullName)), result.GetValue(corpora)!, result.GetValue(errors));
            return 0;
        });
        return command;
    }

    private static void ScoreAll(Gazetteer gazetteer, DirectoryInfo corpora, string? errors)
    {
        var finder = new PlaceFinder(gazetteer);
        var lines = new List<string>();
        foreach (string corpus in new[] { "lgl", "geowebnews" })
        {
            List<LaidDocument> documents = [.. Gold(corpora, corpus).Select(Lay)];
            foreach (bool heldOut in new[] { false, true })
            {
                PlaceScores found = new(), given = new();
                foreach (LaidDocument d in documents.Where(d => d.Gold.IsHeldOut == heldOut))
                {
                    found.Add(d.Gold, finder.Find(d.Gold.Article, d.Tokens, d.Syntax, d.Mentions));
                    given.Add(d.Gold, finder.Resolve(d.Gold.Article, [.. d.Gold.Places.OrderBy(p => p.Span).Select(p => p.Span)]));
                }

                string part = heldOut ? "left out" : "the rest";
                Console.WriteLine($"{corpus,-11} {part}: {found}");
                Console.WriteLine($"{corpus,-11} {part}, gold spans: {given}");
                if (heldOut) continue;
                lines.AddRange(found.Errors);
                lines.AddRange(given.Errors.Select(e => "gold spans " + e));
            }

            TimeSpan start = Process.GetCurrentProcess().TotalProcessorTime;
            int tokens = 0;
            foreach (LaidDocument d in documents)
            {
                finder.Find(d.Gold.Article, d.Tokens, d.Syntax, d.Mentions);
                tokens += d.Tokens.Tokens.Length;
            }

            Console.WriteLine($"{corpus,-11} {(Process.GetCurrentProcess().TotalProcessorTime - start).TotalMilliseconds / documents.Count:F2} ms of processor a document of {tokens / documents.Count} tokens");
        }

        foreach (string part in new[] { "gold-train", "gold-dev" })
        {
            var offsets = new OffsetScores();
            string path = Path.Combine(corpora.FullName, "place", "offsets", part + ".jsonl");

            // Of train every eighth phrase is enough.
            foreach (GoldDocument d in GoldDocument.Read(path).Where(d => part == "gold-dev" || d.Index % 8 == 0))
            {
                LaidDocument laid = Lay(d);
                offsets.Add(d, finder.Find(d.Article, laid.Tokens, laid.Syntax, laid.Mentions));
            }

            Console.WriteLine($"offsets {part}: {offsets}");
            lines.AddRange(offsets.Errors);
        }

        if (errors is not null) File.WriteAllLines(errors, lines);
    }

    private static LaidDocument Lay(GoldDocument d)
    {
        TokenLayer tokens = s_tokenizer.Tokenize(d.Article);
        SyntaxLayer syntax = s_parser.Parse(d.Article.Text, tokens);
        return new(d, tokens, syntax, s_names ? s_mentionFinder.Find(d.Article, tokens, syntax) : new MentionLayer([], []));
    }

    private static List<GoldDocument> Gold(DirectoryInfo corpora, string corpus) => GoldDocument.Read(Path.Combine(corpora.FullName, "place", corpus, "gold.jsonl"));

    private static Option<DirectoryInfo> Corpora() => new("--corpora") { Description = "Folder of the annotated corpora.", Required = true };

    private static Option<FileInfo> Model() => new("--model") { Description = "The places.bin to read and write.", DefaultValueFactory = _ => new FileInfo("models/places.bin") };

    private static byte[] KeepWeights(byte[] file, string path)
    {
        Gazetteer old;
        try
        {
            old = new Gazetteer(File.ReadAllBytes(path));
        }
        catch (InvalidDataException)
        {
            return file;
        }

        return GazetteerWriter.With(file, new[] { GazetteerSection.Recognition, GazetteerSection.Resolution, GazetteerSection.Use }
            .ToDictionary(s => s, s => old.Section(s).ToArray()));
    }
}
