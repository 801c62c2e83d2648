package org.igniterealtime.openfire.plugin.imservices.monitor;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.dom4j.DocumentHelper;
import org.dom4j.Element;
import org.dom4j.QName;
import org.igniterealtime.openfire.plugin.imservices.answers.Stanzas;
import org.igniterealtime.openfire.plugin.imservices.monitor.chart.Chart;
import org.igniterealtime.openfire.plugin.imservices.service.Texts;
import org.xmpp.forms.DataForm;
import org.xmpp.forms.FormField;
import org.xmpp.packet.Message;

/** Reports and charts as they travel: in messages and in forms. Every call may block. */
final class Answers {

    /** XEP-0071. */
    static final String XHTML_IM = "http://jabber.org/protocol/xhtml-im";

    static final String XHTML = "http://www.w3.org/1999/xhtml";

    /** XEP-0221. */
    static final String MEDIA = "urn:xmpp:media-element";

    private static final int BARS = 40;

    private final Reporter reporter;
    private final History history;
    private final Pictures pictures;

    Answers(Reporter reporter, History history, Pictures pictures) {
        this.reporter = reporter;
        this.history = history;
        this.pictures = pictures;
    }

    /**
     * An answer to a question that came in a message.
     *
     * @param number what stood behind the word
     * @param chart whether a chart is wanted
     */
    Message message(Message question, Topic topic, OptionalInt number, boolean chart, Texts texts) {
        Report report = reporter.report(topic, number, texts);
        if (!chart) {
            return message(question, report.text(), texts);
        }
        Optional<Series> series = topic.series();
        if (series.isEmpty()) {
            return message(question, report.text() + "\n" + texts.get("monitor.chart.none"), texts);
        }
        double[] values = history.of(series.get());
        // Clients that show no pictures get a line of bars.
        String text =
                report.text()
                        + "\n"
                        + texts.get("monitor.chart", topic.title(texts))
                        + "\n"
                        + Chart.bars(values, BARS);
        Message answer = message(question, text, texts);
        String cid = draw(series.get(), values);
        answer.getElement().add(xhtml(report, cid, texts.get("monitor.chart", topic.title(texts))));
        pictures.find(cid).ifPresent(answer.getElement()::add);
        return answer;
    }

    /** Anything said in answer to a message. */
    static Message message(Message question, String text, Texts texts) {
        Message answer = new Message();
        answer.setType(question.getType());
        answer.setTo(question.getFrom());
        answer.setFrom(question.getTo());
        answer.setThread(question.getThread());
        answer.setBody(Stanzas.xml(text));
        answer.getElement().addAttribute(Stanzas.LANGUAGE, texts.language());
        return answer;
    }

    private String draw(Series series, double[] values) {
        // The letters of charts are few; English numbers have no others.
        Amounts amounts = new Amounts(Locale.ENGLISH);
        return pictures.keep(Chart.png(values, value -> amounts.of(series, value)));
    }

    private static Element xhtml(Report report, String cid, String alternative) {
        Element html = DocumentHelper.createElement(QName.get("html", XHTML_IM));
        Element body = html.addElement(QName.get("body", XHTML));
        Element words = body.addElement("p");
        words.addElement("strong").setText(Stanzas.xml(report.title()));
        report.lines()
                .forEach(
                        line -> {
                            words.addElement("br");
                            words.addText(Stanzas.xml(line.text()));
                        });
        body.addElement("p")
                .addElement("img")
                .addAttribute("src", "cid:" + cid)
                .addAttribute("alt", alternative);
        return html;
    }

    /** An answer as the result of a command, with a chart where there is one. */
    DataForm form(Topic topic, Texts texts) {
        Report report = reporter.report(topic, OptionalInt.empty(), texts);
        DataForm form = new DataForm(DataForm.Type.result);
        form.setTitle(Stanzas.xml(report.title()));
        for (Report.Line line : report.lines()) {
            FormField field = form.getField(line.name());
            if (field == null) {
                field =
                        form.addField(
                                line.name(),
                                line.label().isEmpty() ? null : Stanzas.xml(line.label()),
                                topic == Topic.LOG
                                        ? FormField.Type.text_multi
                                        : FormField.Type.text_single);
            }
            field.addValue(Stanzas.xml(line.value()));
        }
        topic.series()
                .ifPresent(
                        series ->
                                form.getElement()
                                        .addElement("field")
                                        .addAttribute("var", "chart")
                                        .addElement(QName.get("media", MEDIA))
                                        .addElement("uri")
                                        .addAttribute("type", Pictures.TYPE)
                                        .setText("cid:" + draw(series, history.of(series))));
        return form;
    }
}
